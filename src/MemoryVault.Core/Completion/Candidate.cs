namespace MemoryVault.Completion;

/// <summary>A value that can stand where somebody types.</summary>
/// <param name="Value">The value, as it is: a shell may need it quoted.</param>
/// <param name="Tip">What is known of it.</param>
/// <param name="Label">How it is listed; by its value if null.</param>
public sealed record Candidate(string Value, string? Tip = null, string? Label = null);
