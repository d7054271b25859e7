using System.Runtime.CompilerServices;
using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Lists the versions of a project in a place, newest first.</summary>
public sealed class GetKnowledgeHistory(Vault vault)
{
    /// <summary>Lists them.</summary>
    /// <exception cref="KnowledgePlaceFailedException">The place cannot be reached, or refused.</exception>
    /// <exception cref="VaultException">The project or the place is none, or has nothing.</exception>
    public async IAsyncEnumerable<KnowledgeVersion> RunAsync(KnowledgeHistoryOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var project = new KnowledgeRegistry(vault).Get(options.Project);
        var place = new ProjectPlaces(vault, project).Resolve(options.Address);
        var (open, tip) = await OpenAsync(project, place, cancellationToken).ConfigureAwait(false);
        var query = new LogQuery { Start = tip, Paths = open.Link.Shape.Folder.Length == 0 ? [] : [open.Link.Shape.Folder], Limit = options.MaxCount, IsTopological = true };
        if (options.MaxCount <= 0)
        {
            yield break;
        }

        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return await DescribeAsync(open, entry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(OpenPlace Open, ObjectId Tip)> OpenAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken)
    {
        using var held = await KnowledgeLock.AcquireAsync(vault, project.Name, cancellationToken).ConfigureAwait(false);
        try
        {
            var open = await OpenPlace.OpenAsync(vault, project, place, new KnowledgeAccess(), cancellationToken).ConfigureAwait(false);
            return (open, await new PlaceVersions(open).FetchAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (RemoteFailedException e)
        {
            throw new KnowledgePlaceFailedException(project.Name, place.Name, isPublication: false, e);
        }
    }

    private static async Task<KnowledgeVersion> DescribeAsync(OpenPlace open, LogEntry entry, CancellationToken cancellationToken)
    {
        var before = await FolderOfAsync(open, entry.Commit.Parents.Count > 0 ? entry.Commit.Parents[0] : null, cancellationToken).ConfigureAwait(false);
        var after = await FolderOfAsync(open, entry.Id, cancellationToken).ConfigureAwait(false);
        var counts = new Dictionary<ChangeKind, int>();
        await foreach (var difference in TreeDiff.CompareAsync(open.Objects, before, after, null, null, cancellationToken).ConfigureAwait(false))
        {
            var change = difference.Old is null ? ChangeKind.Added : difference.New is null ? ChangeKind.Deleted : ChangeKind.Modified;
            counts[change] = counts.GetValueOrDefault(change) + (open.Link.Shape.Names.TryDecode(difference.Path) is null ? 0 : 1);
        }

        return new KnowledgeVersion
        {
            Project = open.Project.Name,
            Place = open.Link.Place.Name,
            Revision = entry.Id.ToString(),
            Author = $"{entry.Commit.Author.Name} <{entry.Commit.Author.Email}>",
            Time = entry.Commit.Author.When,
            Subject = entry.Commit.Message.Subject,
            Added = counts.GetValueOrDefault(ChangeKind.Added),
            Modified = counts.GetValueOrDefault(ChangeKind.Modified),
            Deleted = counts.GetValueOrDefault(ChangeKind.Deleted),
        };
    }

    private static async Task<ObjectId> FolderOfAsync(OpenPlace open, ObjectId? commit, CancellationToken cancellationToken)
    {
        var root = await open.Objects.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        return await open.Objects.FindAsync(root, open.Link.Shape.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;
    }
}
