### All texts
# A greeting
hello = Hello, { $user }!
-brand = Glosa
emails =
    You have { $n ->
        [one] one email
       *[other] { $n } emails
    }.
save = Save
    all the
      files
    .tooltip = Saves { -brand }
