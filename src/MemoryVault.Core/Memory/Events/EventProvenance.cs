namespace MemoryVault.Memory.Events;

/// <summary>Where a change of the memory comes from, as its agent said.</summary>
/// <param name="Source">What it has it from: a user, a file, a conversation; null if it did not say.</param>
/// <param name="Confidence">How sure it is, 0 to 1; null if it did not say.</param>
/// <param name="Justification">Why; null if it did not say.</param>
/// <param name="Method">In what form it was proposed (<c>document</c>, <c>patch</c>, <c>merge-patch</c>); null if that is not known.</param>
public sealed record EventProvenance(string? Source, double? Confidence, string? Justification, string? Method);
