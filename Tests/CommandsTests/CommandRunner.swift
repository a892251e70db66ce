import Commands

/// What a command line printed and returned.
struct CommandResult {
  var code: Int32
  var output: String
  var messages: String
}

/// Runs `glosa` in this process.
func glosa(_ arguments: String...) -> CommandResult { glosa(arguments) }

/// Runs `glosa` in this process; `lint` keeps nothing for other tests unless it is told where.
func glosa(_ arguments: [String]) -> CommandResult {
  let forgets = arguments.first == "lint" && !arguments.contains("--cache-dir")
  let arguments = forgets ? ["lint", "--no-cache"] + arguments.dropFirst() : arguments
  let console = Console(captured: true)
  let code = Glosa.run(arguments, console: console)
  return CommandResult(code: code, output: console.output, messages: console.messages)
}
