namespace MemoryVault.Cli.Completion;

/// <summary>What can stand at the cursor.</summary>
/// <param name="Words">The words that go on from what is typed.</param>
/// <param name="Paths">What the shell completes by itself if there are none.</param>
internal sealed record Offers(IReadOnlyList<Offer> Words, PathKind Paths);
