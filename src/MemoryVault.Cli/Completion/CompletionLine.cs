namespace MemoryVault.Cli.Completion;

/// <summary>A command line up to the cursor, as <c>memvault</c> would get it.</summary>
/// <param name="Before">The whole words, from the program's name on.</param>
/// <param name="Current">The beginning of the word at the cursor; empty where a new one begins.</param>
internal sealed record CompletionLine(IReadOnlyList<string> Before, string Current);
