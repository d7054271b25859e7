using System.Text;

namespace MemoryVault.Git;

/// <summary>A commit: its tree, its parents, who made it, and its message.</summary>
/// <param name="Tree">The root folder.</param>
/// <param name="Parents">None for the first commit, two or more for a merge.</param>
/// <param name="Author">Who wrote the change.</param>
/// <param name="Committer">Who committed it.</param>
/// <param name="Message">Subject, body and trailers, as one text.</param>
public sealed record CommitObject(
    ObjectId Tree, IReadOnlyList<ObjectId> Parents, Signature Author, Signature Committer, CommitMessage Message)
{
    /// <summary>Reads a commit; unknown headers (signatures, encodings) are passed over.</summary>
    /// <exception cref="InvalidDataException">The bytes are no commit.</exception>
    public static CommitObject Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        var headers = GitText.Decode(end < 0 ? bytes : bytes[..end]).Split('\n');
        var message = end < 0 ? string.Empty : GitText.Decode(bytes[(end + 2)..]);
        if (Value(headers, "tree ") is not { } tree)
        {
            throw new InvalidDataException("A commit object of the vault's repository has no tree.");
        }

        return new CommitObject(
            ObjectId.Parse(tree),
            [.. headers.Where(h => h.StartsWith("parent ", StringComparison.Ordinal)).Select(h => ObjectId.Parse(h.AsSpan(7)))],
            Signature.Parse(Value(headers, "author ") ?? string.Empty),
            Signature.Parse(Value(headers, "committer ") ?? string.Empty),
            CommitMessage.Parse(message));
    }

    /// <summary>Writes the commit.</summary>
    public GitObject ToObject()
    {
        var text = new StringBuilder(512).Append("tree ").Append(Tree).Append('\n');
        foreach (var parent in Parents)
        {
            text.Append("parent ").Append(parent).Append('\n');
        }

        text.Append("author ").Append(Author).Append('\n')
            .Append("committer ").Append(Committer).Append("\n\n")
            .Append(Message);
        return new GitObject(GitObjectKind.Commit, GitText.Encode(text.ToString()));
    }

    private static string? Value(string[] headers, string name) =>
        Array.Find(headers, h => h.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
