using System.Globalization;

namespace MemoryVault.Stress.Publishers;

/// <summary>What came of it.</summary>
/// <param name="Interleavings">How many there were.</param>
/// <param name="Distinct">How many different orders of steps there were among them.</param>
/// <param name="Merges">How many publications were merged with what the other had published.</param>
/// <param name="Refusals">How many pushes came too late and were made again.</param>
/// <param name="Words">How many words were written and had to be there at the end.</param>
/// <param name="Deletions">How many files were deleted and had to stay away.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Violations">What was lost, came back, or was no longer whole.</param>
public sealed record PublisherReport(
    int Interleavings, int Distinct, int Merges, int Refusals, int Words, int Deletions, TimeSpan Elapsed, IReadOnlyList<string> Violations)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Interleavings} interleavings ({Distinct} different orders), {Merges} merged publications, {Refusals} pushes that came too late, {Words} words, {Deletions} deletions, {Elapsed.TotalSeconds:0.0} s, {Violations.Count} violations{string.Concat(Violations.Select(violation => $"\n  {violation}"))}");
}
