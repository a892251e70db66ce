/* Link flags only: the headers of ICU are included by CICU and by nothing else. */
