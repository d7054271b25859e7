using MemoryVault.Backup;
using MemoryVault.Backup.Scanning;
using MemoryVault.Backup.Syncing;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Our side of an exchange: the project's folder in the vault, after its files were committed there. So nothing that was written here can be lost by
/// what comes in.
/// </summary>
/// <param name="Tree">The vault's root tree.</param>
/// <param name="Head">The commit that has it; null in an empty vault, and for a plan.</param>
/// <param name="Errors">What could not be taken: files that cannot be read, or look damaged.</param>
internal sealed record LocalSide(ObjectId Tree, ObjectId? Head, IReadOnlyList<ItemError> Errors)
{
    /// <summary>Commits the files of a project, and reads what the vault has of it then.</summary>
    internal static async Task<LocalSide> CommitAsync(Vault vault, KnowledgeProject project, CancellationToken cancellationToken)
    {
        var sync = await new SyncVault(vault).RunAsync(new SyncOptions { Sources = [project.Source], NoPush = true }, cancellationToken).ConfigureAwait(false);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var tree = await vault.Repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        return new LocalSide(tree, head, [.. sync.Errors, .. sync.Quarantined.Select(Describe)]);
    }

    /// <summary>Works out what <see cref="CommitAsync"/> would come to; nothing is committed.</summary>
    internal static async Task<LocalSide> PlanAsync(Vault vault, KnowledgeProject project, PendingObjects objects, CancellationToken cancellationToken)
    {
        var source = vault.Configuration.Sources.FirstOrDefault(each => each.Name == project.Source) ?? ProjectSource.Choose(vault, project.Name, project.Root, project.Layout);
        var index = await new IndexLoader(vault).LoadAsync([source], cancellationToken).ConfigureAwait(false);
        var reader = new SourceReader(vault, new AcceptList([], vault.Services.Environment), dryRun: false);
        var reading = await reader.ReadAsync(source, index.Sources[source.Folder], cancellationToken).ConfigureAwait(false);
        var environment = vault.Services.Environment;
        var machine = new MachineRecord(vault.Configuration.Machine, environment.System, environment.Home, vault.Configuration.Sources);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var proposal = await new SyncCommit(vault, [reading], index, machine).ProposeAsync(head, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(proposal?.Objects ?? [], cancellationToken).ConfigureAwait(false);
        var tree = proposal?.Tree ?? await vault.Repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        return new LocalSide(tree, null, [.. reading.Errors, .. reading.Quarantined.Select(Describe)]);
    }

    private static ItemError Describe(QuarantinedFile file) => new(
        ItemErrorIds.FileQuarantined,
        file.Path,
        $"'{file.Path}' {file.Reason}: its last good version counts.",
        Advice.Of($"Mend the file, or accept it as it is with {HeadWords.Command($"sync --accept {file.Path}", $"Invoke-VaultSync -Accept {file.Path}")}."));
}
