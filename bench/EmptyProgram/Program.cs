// What any .NET program pays before its first line: the floor that memvault's own start is measured against.
return 0;
