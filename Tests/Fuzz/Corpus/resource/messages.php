<?php
/*
| Validation
*/
return [
  'title' => 'It\'s here',
  "tab" => "a\tb \$x \u{e9}",
  'nested' => ['deep' => 'Deep', 'list' => array('first', 'second')],
  'joined' => 'a' . 'b', 'call' => __('no'), 3 => 'three', 'on' => true,
  'inter' => "no $variable",
];