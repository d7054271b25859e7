using MemoryVault.Conflicts;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the ids of conflicts.</summary>
public sealed class ConflictCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) => Wait(token => ReadAsync(services, vault, token));

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(VaultServices services, string? folder, CancellationToken cancellationToken)
    {
        await using var vault = Vault.Open(folder, services);
        var candidates = new List<Candidate>();
        await foreach (var conflict in new ListConflicts(vault).RunAsync(cancellationToken))
        {
            candidates.Add(new Candidate(conflict.Id, $"{conflict.Kind} in {conflict.Path}", $"{conflict.Id} {conflict.Path}"));
        }

        return candidates;
    }
}
