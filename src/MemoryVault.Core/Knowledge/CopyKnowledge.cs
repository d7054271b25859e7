using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Takes a project to this machine for the first time: a new folder with its files, and a project that knows where it came from.</summary>
public sealed class CopyKnowledge(Vault vault)
{
    private readonly KnowledgeRegistry _registry = new(vault);

    /// <summary>Copies. Whatever fails leaves nothing behind.</summary>
    /// <exception cref="KnowledgeExistsException">A project of that name is there.</exception>
    /// <exception cref="KnowledgeFolderNotEmptyException">The folder has files.</exception>
    /// <exception cref="KnowledgePlaceFailedException">The place cannot be reached, or refused.</exception>
    /// <exception cref="VaultException">The name or the place is none, or the place does not have the project.</exception>
    public async Task<KnowledgeReceipt> RunAsync(CopyKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var name = EntryName.Check(options.Project, "knowledge project");
        if (_registry.Find(name) is { } there)
        {
            throw new KnowledgeExistsException(there.Name, there.Root);
        }

        var root = FolderOf(name, options.Path);
        if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()))
        {
            throw new KnowledgeFolderNotEmptyException(name, root);
        }

        using var held = await KnowledgeLock.AcquireAsync(vault, name, cancellationToken).ConfigureAwait(false);
        return await CopyAsync(name, root, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<KnowledgeReceipt> CopyAsync(string name, string root, CopyKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var isNew = !Directory.Exists(root);
        Directory.CreateDirectory(root);
        KnowledgeProject? project = null;
        try
        {
            var layout = EngramFolder.Contains(root, vault.Services.Environment) ? KnowledgeLayout.Engram : KnowledgeLayout.Folder;
            var planned = _registry.Plan(name, root, layout);
            var (open, plan) = await OpenAsync(planned, options.Address, cancellationToken).ConfigureAwait(false);
            project = await _registry.AddAsync(name, root, layout, cancellationToken).ConfigureAwait(false);
            await _registry.SetPlaceAsync(project, open.Link.Place, cancellationToken).ConfigureAwait(false);
            return await new Receiver(open).RunAsync(plan, [], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await UndoAsync(project, isNew ? root : null).ConfigureAwait(false);
            if (e is RemoteFailedException failure)
            {
                throw new KnowledgePlaceFailedException(name, failure.Target ?? name, isPublication: false, failure);
            }

            throw;
        }
    }

    private async Task<(OpenPlace Open, ReceiptPlan Plan)> OpenAsync(KnowledgeProject project, KnowledgeAddress address, CancellationToken cancellationToken)
    {
        var place = new ProjectPlaces(vault, project).Resolve(address);
        var open = await OpenPlace.OpenAsync(vault, project, place, new KnowledgeAccess(), cancellationToken).ConfigureAwait(false);

        // What is left of an earlier project of this name would make what is new to us look like what we have deleted.
        await open.View.ForgetAsync(cancellationToken).ConfigureAwait(false);
        var versions = new PlaceVersions(open);
        var tip = await versions.FetchAsync(cancellationToken).ConfigureAwait(false);
        var plan = await ReceiveKnowledge.PlanAsync(open, versions, tip, new ReceiveKnowledgeOptions { Project = project.Name }, cancellationToken).ConfigureAwait(false);
        var wasHere = await ProjectFolder.ForgetAsync(vault, project, cancellationToken).ConfigureAwait(false);
        return (open, wasHere ? plan with { WorkOut = (_, token) => plan.WorkOut(ObjectId.EmptyTree, token) } : plan);
    }

    private string FolderOf(string project, string? path)
    {
        var environment = vault.Services.Environment;
        return path is not null ? environment.FullPath(path) : EngramFolder.Of(project, environment) ?? environment.FullPath(project);
    }

    private async Task UndoAsync(KnowledgeProject? project, string? root)
    {
        if (project is not null && vault.Configuration.Knowledge.Any(each => each.Name == project.Name))
        {
            await _registry.RemoveAsync(project, CancellationToken.None).ConfigureAwait(false);
        }

        if (root is not null && Directory.Exists(root) && !Directory.EnumerateFileSystemEntries(root).Any())
        {
            Directory.Delete(root);
        }
    }
}
