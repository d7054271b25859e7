using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes folders of vaults: the default one, and those in the current folder.</summary>
public sealed class VaultFolderCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault)
    {
        var usual = Vault.Locate(null, services.Environment);
        if (Vault.Exists(usual))
        {
            yield return new Candidate(usual, "The default vault");
        }

        foreach (var folder in Directory.EnumerateDirectories(services.Environment.CurrentDirectory))
        {
            if (folder != usual && Vault.Exists(folder))
            {
                yield return new Candidate(folder, "A vault in this folder");
            }
        }
    }

    /// <inheritdoc/>
    protected override bool Continues(Candidate candidate, string word) =>
        base.Continues(candidate, word) || Path.GetFileName(candidate.Value).StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
