using System.Text;
using MemoryVault.Git;
using MemoryVault.Secrets.Redaction;

namespace MemoryVault.Secrets.Projection;

/// <summary>
/// Makes the copy of one commit: the same author, committer, times and shape, its message and its tree blacked out. Signatures are left out: they are of
/// other bytes.
/// </summary>
internal sealed class CommitProjection
{
    private readonly TreeProjection _trees;
    private readonly CommitPairs _pairs;
    private readonly PendingObjects _objects;
    private readonly RootProjection _roots;

    internal CommitProjection(TreeProjection trees, CommitPairs pairs)
    {
        (_trees, _pairs, _objects) = (trees, pairs, trees.Objects);
        _roots = new RootProjection(trees, ResolveAsync);
    }

    /// <summary>Makes the copy. Those of its parents are known.</summary>
    internal async ValueTask<ObjectId> ProjectAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var parents = new List<ObjectId>();
        var before = new List<TreePair>();
        var plain = await _objects.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false);
        foreach (var parent in plain.Parents)
        {
            var copy = await _pairs.FindAsync(parent, cancellationToken).ConfigureAwait(false) ?? throw new ObjectMissingException(parent, GitObjectKind.Commit);
            parents.Add(copy);
            before.Add(await PairAsync(parent, copy, cancellationToken).ConfigureAwait(false));
        }

        var tree = await _roots.ProjectAsync(plain.Tree, before, cancellationToken).ConfigureAwait(false);
        var text = await WriteAsync(commit, tree, parents, cancellationToken).ConfigureAwait(false);
        var made = await _objects.AddAsync(new GitObject(GitObjectKind.Commit, text), cancellationToken).ConfigureAwait(false);
        _pairs.Add(commit, made);
        return made;
    }

    private async ValueTask<TreePair> PairAsync(ObjectId commit, ObjectId copy, CancellationToken cancellationToken) => new(
        await _objects.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false), await _objects.ReadRootTreeAsync(copy, cancellationToken).ConfigureAwait(false));

    // The bytes and not the parts of CommitObject, so that a message in another encoding, or of another tool, stays as it is.
    private async ValueTask<byte[]> WriteAsync(ObjectId commit, ObjectId tree, List<ObjectId> parents, CancellationToken cancellationToken)
    {
        var bytes = (await _objects.TryReadAsync(commit, cancellationToken).ConfigureAwait(false))!.Bytes;
        var end = bytes.Span.IndexOf("\n\n"u8);
        var headers = GitText.Decode(end < 0 ? bytes.Span : bytes.Span[..end]).Split('\n');
        var text = new MemoryStream(bytes.Length + 64);
        text.Write(Encoding.ASCII.GetBytes($"tree {tree}\n{string.Concat(parents.Select(parent => $"parent {parent}\n"))}"));
        foreach (var header in headers.Where(line => line.StartsWith("author ", StringComparison.Ordinal) || line.StartsWith("committer ", StringComparison.Ordinal) || line.StartsWith("encoding ", StringComparison.Ordinal)))
        {
            text.Write(_trees.RedactText(GitText.Encode(header)).Span);
            text.WriteByte((byte)'\n');
        }

        text.WriteByte((byte)'\n');
        text.Write((await ProjectMessageAsync(end < 0 ? default : bytes[(end + 2)..], cancellationToken).ConfigureAwait(false)).Span);
        return text.ToArray();
    }

    // The trailers line by line: a key that breaks off in the text before must not take them with it.
    private async ValueTask<ReadOnlyMemory<byte>> ProjectMessageAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var split = message.Span.TrimEnd((byte)'\n').LastIndexOf("\n\n"u8);
        var body = split < 0 ? 0 : split + 2;
        var text = new MemoryStream(message.Length);
        text.Write(_trees.RedactText(message[..body]).Span);
        for (var at = body; at < message.Length;)
        {
            var feed = message.Span[at..].IndexOf((byte)'\n');
            var next = feed < 0 ? message.Length : at + feed + 1;
            text.Write(_trees.RedactText(message[at..next]).Span);
            at = next;
        }

        return await ObjectIdText.ReplaceAsync(text.ToArray(), ResolveAsync, cancellationToken).ConfigureAwait(false);
    }

    // What is no object of this repository is some other number. A commit that has no copy, as of a branch of somebody else, becomes zeros.
    private async ValueTask<ObjectId?> ResolveAsync(ObjectId id, CancellationToken cancellationToken) =>
        (await _objects.TryReadHeaderAsync(id, cancellationToken).ConfigureAwait(false))?.Kind switch
        {
            GitObjectKind.Commit => await _pairs.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? ObjectId.None,
            GitObjectKind.Blob => await _trees.ProjectBlobAsync(id, cancellationToken).ConfigureAwait(false),
            GitObjectKind.Tree => await _trees.ProjectAsync(id, [], cancellationToken).ConfigureAwait(false),
            _ => null,
        };
}
