using MemoryVault.Leases;
using MemoryVault.Memory.Importing;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>
/// Takes memory from outside into the shared memory: one document, a folder of sections, or a vault of files with its event log. What is there already and
/// equal stays, what differs is a conflict: nothing is overwritten unless a strategy says so. It is there whole, or not at all.
/// </summary>
public sealed class ImportMemory(Vault vault)
{
    /// <summary>Takes it in.</summary>
    /// <exception cref="InvalidInputException">There is nothing that could be taken in.</exception>
    /// <exception cref="Json.JsonInvalidException">It is no JSON.</exception>
    /// <exception cref="LeaseHeldException">An agent has a lease on what would be changed.</exception>
    /// <exception cref="SchemaViolatedException">Sections would not be as their schemas demand.</exception>
    public async Task<ImportMemoryResult> RunAsync(ImportMemoryOptions options, CancellationToken cancellationToken)
    {
        var imported = await new ImportReader(vault.Services).ReadAsync(options.Path, cancellationToken).ConfigureAwait(false);
        var committer = new VaultCommitter(vault) { Authority = vault.SharedRefs() };
        var run = new ImportRun(vault, committer.Authority, options, imported);
        await committer.CommitAsync("import", run.ProposeAsync, cancellationToken).ConfigureAwait(false);
        return run.Result;
    }
}
