namespace MemoryVault.Completers;

/// <summary>A value that an argument can have.</summary>
/// <param name="Value">The value.</param>
/// <param name="Tip">What is known of it.</param>
/// <param name="Label">How it is listed; by its value if null.</param>
public sealed record Candidate(string Value, string? Tip = null, string? Label = null);
