namespace MemoryVault.Secrets.Matching;

/// <summary>What a matcher found in a piece of text.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Start">Where the secret begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct SecretMatch(SecretRule Rule, int Start, int End);
