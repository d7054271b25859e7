namespace MemoryVault.Cli.Terminal;

/// <summary>Whoever read our output has stopped reading, as in <c>memvault history | head</c>.</summary>
internal sealed class ReaderGoneException() : IOException("The reader of the output has gone.");
