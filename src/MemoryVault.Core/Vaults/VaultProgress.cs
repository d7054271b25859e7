namespace MemoryVault.Vaults;

/// <summary>How far long work has come.</summary>
/// <param name="Activity">What is being done: <c>Reading claude-code</c>.</param>
/// <param name="Completed">How much is done, in the unit of <paramref name="Total"/>.</param>
/// <param name="Total">How much there is; 0 if not known.</param>
/// <param name="Item">The thing at hand: a path, a remote.</param>
public readonly record struct VaultProgress(string Activity, long Completed, long Total, string? Item = null);
