using System.Text;
using MemoryVault.Git;

namespace MemoryVault.Secrets.Projection;

/// <summary>The file <c>REDACTED.md</c> at the root of every commit of a redacted copy: it says what the marks are, and is what such a copy is known by.</summary>
internal static class RedactedNotice
{
    /// <summary>Its path.</summary>
    internal const string Path = "REDACTED.md";

    private const string Text = """
        # This is a redacted copy

        MemoryVault pushed this copy of a vault. Where a credential stood, it has `[REDACTED:<rule>]`, in names of files `REDACTED-<rule>`; what stood
        there is in the vault that it was pushed from, and nowhere here, not even as a hash. Everything else is as it is there: each commit with its
        author, its times and its parents. Ids of commits differ.

        `memvault init DIR --from <this repository>` makes a vault of it, in which the credentials are blacked out.

        """;

    /// <summary>Makes the file.</summary>
    internal static GitObject ToBlob() => new(GitObjectKind.Blob, Encoding.UTF8.GetBytes(Text));

    /// <summary>Tells whether a commit is one of a redacted copy.</summary>
    internal static async ValueTask<bool> IsInAsync(IObjectStore store, ObjectId commit, CancellationToken cancellationToken)
    {
        var tree = await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        return await store.FindAsync(tree, Path, cancellationToken).ConfigureAwait(false) is { IsFolder: false };
    }
}
