using MemoryVault.Vaults;

namespace MemoryVault.Stress.Publishers;

/// <summary>Takes a publisher's word that it is about to fetch or push for a step, and lets it wait for its turn.</summary>
internal sealed class StepProgress(int party) : IProgress<VaultProgress>
{
    /// <summary>Gets or sets who gives the turns; null for none.</summary>
    internal TurnTaking? Turns { get; set; }

    /// <inheritdoc/>
    public void Report(VaultProgress value)
    {
        if (value.Activity is "Fetching" or "Publishing")
        {
            Turns?.Step(party, char.ToLowerInvariant(value.Activity[0]));
        }
    }
}
