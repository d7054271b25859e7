using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A project at an open place: reads both sides of an exchange and merges them, without changing either.</summary>
internal sealed class OpenPlace
{
    private readonly ProjectFiles _files;
    private MergeRules? _rules;

    private OpenPlace(Vault vault, KnowledgeProject project, KnowledgeLink link)
    {
        (Vault, Project, Link) = (vault, project, link);
        Objects = new PendingObjects(vault.Repository.Objects);
        Tree = new PlaceTree(link.Url, link.Shape, Objects);
        View = new PlaceView(vault, project, link.Place);
        Secrets = new PlaceSecrets(vault, link.Place.SecretPolicy, Objects);
        _files = new ProjectFiles(Objects);
    }

    /// <summary>Gets the vault.</summary>
    internal Vault Vault { get; }

    /// <summary>Gets the project.</summary>
    internal KnowledgeProject Project { get; }

    /// <summary>Gets the wire.</summary>
    internal KnowledgeLink Link { get; private set; }

    /// <summary>Gets the objects that are not written yet.</summary>
    internal PendingObjects Objects { get; }

    /// <summary>Gets what reads and writes the trees of the place.</summary>
    internal PlaceTree Tree { get; }

    /// <summary>Gets what is done about secrets.</summary>
    internal PlaceSecrets Secrets { get; }

    /// <summary>Gets what our side rests on.</summary>
    internal PlaceView View { get; }

    /// <summary>Opens a place.</summary>
    /// <exception cref="VaultException">It cannot be reached, or this version cannot exchange with it.</exception>
    internal static async Task<OpenPlace> OpenAsync(
        Vault vault, KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, CancellationToken cancellationToken)
    {
        PlaceLimits.Require(project, place);
        var link = await KnowledgeHosts.Open(vault, place.Kind).OpenAsync(project, place, access, cancellationToken).ConfigureAwait(false);
        var open = new OpenPlace(vault, project, link);
        open.Link = link with { Exchange = PlaceEnvelope.Wrap(vault, project, link, open.AdoptAsync) };
        return open;
    }

    // Who can read an encrypted place is said by the place.
    private async Task AdoptAsync(IReadOnlyList<EnvelopeRecipient> recipients, CancellationToken cancellationToken)
    {
        Link = Link with { Place = Link.Place with { Recipients = [.. recipients.Select(each => each.ToString())] } };
        if (Vault.Configuration.Knowledge.Any(each => each.Name == Project.Name && each.Places.Any(place => place.Name == Link.Place.Name)))
        {
            await new KnowledgeRegistry(Vault).SetPlaceAsync(Project, Link.Place, cancellationToken).ConfigureAwait(false);
            Vault.Log(VaultLogLevel.Warning, "knowledge.recipients", $"What is published of '{Project.Name}' to '{Link.Place.Name}' is encrypted to {string.Join(", ", recipients)}, as the place says.", Project.Name);
        }
    }

    /// <summary>Fetches the place's newest commit; null where it has none.</summary>
    internal Task<ObjectId?> FetchAsync(CancellationToken cancellationToken)
    {
        Vault.Services.Progress?.Report(new VaultProgress("Fetching", 0, 0, Link.Url));
        return Link.Exchange.FetchAsync(cancellationToken);
    }

    /// <summary>Gives our files in a root tree of the vault, each of them whole.</summary>
    internal async Task<ObjectId> ReadOursAsync(ObjectId root, CancellationToken cancellationToken) =>
        await _files.JoinAsync(await _files.FindAsync(root, Project, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Puts files into a root tree of the vault.</summary>
    /// <param name="root">The root tree.</param>
    /// <param name="ours">The files that it has, each of them whole.</param>
    /// <param name="wanted">The files that it is to have.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The new root tree.</returns>
    internal async Task<ObjectId> PutOursAsync(ObjectId root, ObjectId ours, ObjectId wanted, CancellationToken cancellationToken)
    {
        var folder = await _files.FindAsync(root, Project, cancellationToken).ConfigureAwait(false);
        var changed = await _files.CutAsync(folder, ours, wanted, cancellationToken).ConfigureAwait(false);
        var editor = new TreeEditor(Objects);
        var tree = await editor.ApplyAsync(root, [new TreeEdit(Project.Folder, EntryMode.Folder, changed)], cancellationToken).ConfigureAwait(false);
        await Objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    /// <summary>Merges our files with those of a version of the place.</summary>
    /// <param name="base">The version that both came from; null for none.</param>
    /// <param name="ours">Our files, as the place gets them.</param>
    /// <param name="theirs">Their files.</param>
    /// <param name="tip">The version that has theirs.</param>
    /// <param name="strategy">What is done about conflicts.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    /// <exception cref="KnowledgeConflictException">Something is left that the strategy does not decide.</exception>
    internal async Task<ObjectId> MergeAsync(ObjectId? @base, ObjectId ours, ObjectId theirs, ObjectId tip, MergeStrategy strategy, CancellationToken cancellationToken)
    {
        var before = await Tree.ReadAsync(@base, cancellationToken).ConfigureAwait(false);
        var head = await Vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        _rules ??= await MergeRulesFile.ReadAsync(Objects, await Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var merge = new KnowledgeMerge(Vault.Services, Objects, _rules, Project.Folder + "/")
        {
            Strategy = strategy,
            Times = async (path, token) => new SideTimes(
                await TimeOfAsync(head, $"{Project.Folder}/{path}", token).ConfigureAwait(false), await TimeOfAsync(tip, NameOf(path), token).ConfigureAwait(false)),
        };
        var merged = await merge.RunAsync(before.Tree, ours, theirs, cancellationToken).ConfigureAwait(false);
        return merge.Conflicts.Count == 0 ? merged : throw new KnowledgeConflictException(Project.Name, Link.Place.Name, merge.Conflicts);
    }

    /// <summary>Finds the commit that both a version of the place and another have; null where they have none.</summary>
    internal async Task<ObjectId?> FindBaseAsync(ObjectId? one, ObjectId? other, CancellationToken cancellationToken) =>
        one is null || other is null ? null : one == other ? one : await Vault.Repository.Objects.FindMergeBaseAsync(one, other, cancellationToken).ConfigureAwait(false);

    private async Task<DateTimeOffset?> TimeOfAsync(ObjectId? start, string path, CancellationToken cancellationToken)
    {
        if (start is not null)
        {
            await foreach (var entry in Vault.Repository.LogAsync(new LogQuery { Start = start, Paths = [path], Limit = 1 }, cancellationToken).ConfigureAwait(false))
            {
                return entry.Commit.Author.When;
            }
        }

        return null;
    }

    private string NameOf(string path) => Link.Shape.Folder.Length == 0 ? Link.Shape.Names.Encode(path) : $"{Link.Shape.Folder}/{Link.Shape.Names.Encode(path)}";
}
