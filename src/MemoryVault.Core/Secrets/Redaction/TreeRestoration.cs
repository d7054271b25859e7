using MemoryVault.Git;

namespace MemoryVault.Secrets.Redaction;

/// <summary>Walks a blacked-out tree beside ours. Names that hold a secret are known by what they were blacked out to.</summary>
internal sealed class TreeRestoration(KnowledgeRedaction redaction, TreeProjection projection, PendingObjects objects)
{
    private readonly List<KeyValuePair<string, int>> _left = [];
    private readonly List<string> _kept = [];
    private TreeBudget _budget = new(ObjectId.EmptyTree);

    /// <summary>Runs it.</summary>
    /// <exception cref="TreeTooLargeException">The tree holds itself over and over.</exception>
    internal async Task<RestoredTree> RunAsync(ObjectId redacted, ObjectId ours, CancellationToken cancellationToken)
    {
        _budget = new TreeBudget(redacted);
        var tree = await RestoreAsync(redacted, ours, string.Empty, cancellationToken).ConfigureAwait(false);
        return new RestoredTree(tree, _left, _kept);
    }

    private async ValueTask<ObjectId> RestoreAsync(ObjectId redacted, ObjectId ours, string path, CancellationToken cancellationToken)
    {
        if (await projection.ProjectAsync(ours, [], cancellationToken).ConfigureAwait(false) == redacted)
        {
            return ours;
        }

        var entries = await objects.ReadTreeAsync(redacted, cancellationToken).ConfigureAwait(false);
        _budget.Enter(path, redacted, entries.Count);
        var known = await projection.NamesAsync(ours, cancellationToken).ConfigureAwait(false);
        var restored = new List<TreeEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var here = known.GetValueOrDefault(entry.Name);
            var name = here?.Name ?? entry.Name;
            var id = await RestoreAsync(entry, here, path + name, cancellationToken).ConfigureAwait(false);
            restored.Add(entry with { Name = name, Id = id });
        }

        return restored.Count == 0 ? ObjectId.EmptyTree : await objects.AddAsync(TreeObject.Write(restored), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ObjectId> RestoreAsync(TreeEntry entry, TreeEntry? here, string path, CancellationToken cancellationToken)
    {
        if (entry.IsFolder)
        {
            return await RestoreAsync(entry.Id, here is { IsFolder: true } ? here.Id : ObjectId.EmptyTree, path + "/", cancellationToken).ConfigureAwait(false);
        }

        if (entry.Mode == EntryMode.Submodule)
        {
            return entry.Id;
        }

        var isFile = here is { IsFolder: false, Mode: not EntryMode.Submodule };
        if (isFile && await projection.ProjectBlobAsync(here!.Id, cancellationToken).ConfigureAwait(false) == entry.Id)
        {
            return here.Id;
        }

        if (!isFile && projection.FindPlain(entry.Id) is { } moved)
        {
            return moved;
        }

        var file = await redaction.RestoreAsync(entry.Id, isFile ? [here!.Id] : [], cancellationToken).ConfigureAwait(false);
        if (file.LosesSecret)
        {
            _kept.Add(path);
            return here!.Id;
        }

        if (file.MarksLeft > 0)
        {
            _left.Add(new(path, file.MarksLeft));
        }

        return file.Id;
    }
}
