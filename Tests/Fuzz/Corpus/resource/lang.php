<?php
$lang['yes'] = 'Yes';
$lang["no"] = "No";
$options = array('x' => 1, 'name' => 'Name');