using System.Text;
using MemoryVault.Envelopes;
using MemoryVault.Git;

namespace MemoryVault.Backup.Syncing;

/// <summary>The <c>README.md</c> at the root of every vault: what it is, and how to recover with git alone.</summary>
internal static class VaultReadme
{
    /// <summary>Its path.</summary>
    internal const string Path = "README.md";

    private const string Text = """
        # A MemoryVault

        This repository holds the memory of AI agents: files that were backed up, with their whole history. It was written by
        MemoryVault, but nothing here needs it: every file lies in the tree with its bytes unchanged. A long `.jsonl` file lies there in
        parts, in a folder of its name; `cat NAME.jsonl/* > file` gives it back.

        | folder | what it holds |
        |---|---|
        | `backup/<machine>/<source>/` | the files of one source of one machine (a source may name another folder, such as `rAgentShared/`) |
        | `memory/<section>/<key>.json` | the shared memory, one file an entry |
        | `sessions/<source>/<session>/` | transcripts in parts: `cat *.jsonl` gives one back |
        | `machines/<machine>.json` | what that machine's sources are, and where their files lay |
        | `quarantine/<source>/` | content that looked damaged; the last good version is in the source's own folder |
        | `conflicts/<id>.json` | two versions of a file that could not be merged; `<id>.theirs` is the one that is not in place |

        ## Recover with git alone

        Everything, as it is now:

            git clone <this repository> recovered

        One file as it was at a time:

            git log --oneline -- PATH
            git show COMMIT:PATH > file

        Everything as it was at a time:

            git rev-list -1 --first-parent --before="2026-01-31 12:00" main
            git worktree add ../then COMMIT

        From an encrypted remote, which holds files such as `000001.bundle.age`: in a clone or copy of it, with the file that has the secret key,

        {steps}

        and where they end with `.gpg`, with `gpg --quiet --decrypt` in the place of `age`.

        Prove that every byte is what it was when it was committed: `git fsck --full --strict`.

        With MemoryVault: `memvault init DIR --from <this repository>` puts everything back in its place on a new machine.

        """;

    /// <summary>Makes the file.</summary>
    internal static GitObject ToBlob() => new(GitObjectKind.Blob, Encoding.UTF8.GetBytes(Text.Replace("{steps}", EnvelopeReadme.AgeSteps, StringComparison.Ordinal).ReplaceLineEndings("\n")));

    /// <summary>Gives a root tree with the file in it, for the first commit of a vault.</summary>
    internal static async Task<ObjectId> AddAsync(PendingObjects objects, ObjectId tree, CancellationToken cancellationToken)
    {
        var readme = await objects.AddAsync(ToBlob(), cancellationToken).ConfigureAwait(false);
        var trees = new TreeEditor(objects);
        tree = await trees.ApplyAsync(tree, [new TreeEdit(Path, EntryMode.File, readme)], cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(trees.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }
}
