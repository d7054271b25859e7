using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// One transaction of <c>git update-ref --stdin -z</c>. It begins with <c>start</c> and ends with <c>commit</c>, so that a half
/// input, of a process that was killed, changes nothing.
/// </summary>
internal static class RefTransaction
{
    /// <summary>What git says when the refs are moved. Without it, git may end with 0, too, and has changed nothing.</summary>
    internal const string Committed = "commit: ok";

    /// <summary>What git says when it has checked all refs and holds their locks: from then on a git that is killed may have moved some.</summary>
    private const string Prepared = "prepare: ok";

    /// <summary>Gives the command that reads transactions; its reflog entries all have one reason.</summary>
    internal static GitCommand Command(string reason) => new("update-ref", "--no-deref", "-m", OneLine(reason), "--stdin", "-z")
    {
        IsBrief = true,

        // A foreign git holds these locks for moments only; git itself waits 0.1 s for a ref. And no id is looked for among the names of refs.
        Settings = ["core.filesRefLockTimeout=1000", "core.packedRefsTimeout=1000", "core.warnAmbiguousRefs=false"],
    };

    /// <summary>Writes a transaction as the command reads it.</summary>
    internal static byte[] Format(IReadOnlyList<RefUpdate> updates)
    {
        var text = new StringBuilder("start\0");
        foreach (var update in updates)
        {
            RefName.Require(update.Name);
            text.Append("update ").Append(update.Name).Append('\0')
                .Append(update.NewId).Append('\0')
                .Append(update.ExpectedId).Append('\0');
        }

        return Encoding.UTF8.GetBytes(text.Append("prepare\0commit\0").ToString());
    }

    /// <summary>Runs a transaction in a process of its own.</summary>
    internal static GitOutput Run(GitExecutable git, byte[] transaction, string reason)
    {
        // Not cancelled: it takes milliseconds, and a git that is ended in the middle may leave a lock file.
        using var process = git.Start(Command(reason).WithInput(transaction));
        return process.Run(CancellationToken.None);
    }

    /// <summary>Makes the error of a transaction that was not committed.</summary>
    /// <param name="output">What git said.</param>
    /// <param name="updates">The refs.</param>
    /// <param name="repositoryPath">The folder of the repository.</param>
    /// <param name="read">Reads a ref.</param>
    /// <exception cref="RefMovedException">A ref does not have its expected value.</exception>
    /// <exception cref="RefLockedException">A lock file stands in the way.</exception>
    /// <exception cref="RefsHalfMovedException">git was ended in the middle, and has moved some of the refs.</exception>
    internal static async Task RequireCommittedAsync(
        GitOutput output, IReadOnlyList<RefUpdate> updates, string repositoryPath, Func<string, ValueTask<ObjectId?>> read)
    {
        if (output.Text.Contains(Committed, StringComparison.Ordinal))
        {
            return;
        }

        var names = string.Join(", ", updates.Select(u => u.Name));
        if (!Directory.Exists(repositoryPath))
        {
            throw new RepositoryUnusableException(repositoryPath, "the folder is gone");
        }

        var failure = output.Failure(names);
        if (output.Text.Contains(Prepared, StringComparison.Ordinal) && await IsDoneAsync(updates, failure, read).ConfigureAwait(false))
        {
            return;
        }

        if (LockFile(output.ErrorText, repositoryPath) is { } lockFile)
        {
            throw new RefLockedException(names, lockFile);
        }

        // Whether a ref has moved is asked of the refs and not of git's words, which change with its version.
        await RequireExpectedAsync(updates, read).ConfigureAwait(false);
        throw failure;
    }

    /// <remarks>
    /// It might be tempting to call a ref that is not where it was expected moved by somebody else. Do not: it was perhaps us, and a change that
    /// is made again because of that is there twice.
    /// </remarks>
    private static async Task<bool> IsDoneAsync(IReadOnlyList<RefUpdate> updates, GitFailedException failure, Func<string, ValueTask<ObjectId?>> read)
    {
        var left = new List<RefUpdate>();
        var moving = updates.Where(u => u.NewId != u.ExpectedId).ToArray();
        foreach (var update in moving)
        {
            if ((await read(update.Name).ConfigureAwait(false) ?? ObjectId.None) != update.NewId)
            {
                left.Add(update);
            }
        }

        var isHalf = left.Count > 0 && left.Count < moving.Length;
        return isHalf ? throw new RefsHalfMovedException(left, failure) : left.Count == 0;
    }

    /// <summary>Finds the lock file that git's words say is in the way; null where they name none.</summary>
    /// <remarks>git writes <c>packed-refs.new</c> while it holds <c>packed-refs.lock</c>: one that is there already is as good as a lock that was left.</remarks>
    internal static string? LockFile(string errorText, string repositoryPath)
    {
        var path = Between(errorText, "Unable to create '", ".lock", "': File exists") ?? Between(errorText, "unable to create file ", "packed-refs.new", ": File exists");
        return path is null ? null : Path.GetFullPath(path, repositoryPath);
    }

    private static string? Between(string text, string before, string ending, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = start < before.Length ? -1 : text.IndexOf(ending + after, start, StringComparison.Ordinal);
        return end < 0 ? null : text[start..(end + ending.Length)];
    }

    private static async Task RequireExpectedAsync(IReadOnlyList<RefUpdate> updates, Func<string, ValueTask<ObjectId?>> read)
    {
        foreach (var update in updates)
        {
            var now = await read(update.Name).ConfigureAwait(false) ?? ObjectId.None;
            if (now != update.ExpectedId)
            {
                throw new RefMovedException(update.Name, $"it is {Words(now)}, expected was {Words(update.ExpectedId)}");
            }
        }
    }

    private static string Words(ObjectId id) => id.IsNone ? "not there" : $"at {id}";

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
