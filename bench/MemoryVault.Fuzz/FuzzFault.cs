namespace MemoryVault.Fuzz;

/// <summary>An input that was not taken as it should be.</summary>
/// <param name="Target">Who read it.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Case">The number of the case.</param>
/// <param name="Input">The input.</param>
/// <param name="Problem">What went wrong.</param>
public sealed record FuzzFault(string Target, int Seed, long Case, byte[] Input, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Target}, seed {Seed}, case {Case} (fuzz {Target} --seed {Seed} --only {Case}): {Problem}\ninput ({Input.Length} bytes): {Convert.ToBase64String(Input.AsSpan(0, Math.Min(Input.Length, 600)))}";
}
