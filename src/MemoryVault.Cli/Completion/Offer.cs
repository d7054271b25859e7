namespace MemoryVault.Cli.Completion;

/// <summary>A word that can stand at the cursor.</summary>
/// <param name="Word">The word, as <c>memvault</c> would get it.</param>
/// <param name="Tip">What is known of it, or null.</param>
/// <param name="IsOurs">Whether it is a command or an option of ours, which no shell needs quoted.</param>
internal sealed record Offer(string Word, string? Tip, bool IsOurs = false);
