<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context><name>Main</name>
  <message><location filename="a.cpp" line="3"/><source>&amp;Open</source>
    <extracomment>In the menu</extracomment><translation>&amp;Abrir</translation></message>
  <message><source>Save</source><comment>file</comment><translation type="unfinished"></translation></message>
  <message numerus="yes"><source>%n file(s)</source><translation>
    <numerusform>%n archivo</numerusform><numerusform>%n archivos</numerusform></translation></message>
  <message><source>Old</source><translation type="vanished">Viejo</translation></message>
</context></TS>