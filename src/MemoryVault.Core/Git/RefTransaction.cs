using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// One transaction of <c>git update-ref --stdin -z</c>. It begins with <c>start</c> and ends with <c>commit</c>, so that a half
/// input, of a process that was killed, changes nothing.
/// </summary>
internal static class RefTransaction
{
    /// <summary>Moves refs, all or none.</summary>
    /// <exception cref="RefMovedException">A ref does not have its expected value.</exception>
    /// <exception cref="RefLockedException">A lock file stands in the way.</exception>
    internal static async Task RunAsync(
        GitExecutable git, IReadOnlyList<RefUpdate> updates, string reason, Func<string, ValueTask<ObjectId?>> read, CancellationToken cancellationToken)
    {
        foreach (var update in updates)
        {
            RefName.Require(update.Name);
        }

        var command = new GitCommand("update-ref", "--no-deref", "-m", OneLine(reason), "--stdin", "-z")
        {
            IsBrief = true,

            // A foreign git holds these locks for moments only; git itself waits 0.1 s for a ref.
            Settings = ["core.filesRefLockTimeout=1000", "core.packedRefsTimeout=1000"],
        };
        cancellationToken.ThrowIfCancellationRequested();

        // Not cancelled once begun: it takes milliseconds, and a git that is ended in the middle may leave a lock file.
        var output = await git.RunAsync(command.WithInput(Write(updates)), CancellationToken.None).ConfigureAwait(false);

        // Without the last word git ends with 0, too, and has changed nothing.
        if (output.ExitCode == 0 && output.Text.Contains("commit: ok", StringComparison.Ordinal))
        {
            return;
        }

        var names = string.Join(", ", updates.Select(u => u.Name));
        if (LockFile(output.ErrorText, git.RepositoryPath!) is { } lockFile)
        {
            throw new RefLockedException(names, lockFile);
        }

        // Whether a ref has moved is asked of the refs and not of git's words, which change with its version.
        await RequireExpectedAsync(updates, read).ConfigureAwait(false);
        throw output.Failure(names);
    }

    private static byte[] Write(IReadOnlyList<RefUpdate> updates)
    {
        var text = new StringBuilder("start\0");
        foreach (var update in updates)
        {
            text.Append("update ").Append(update.Name).Append('\0')
                .Append(update.NewId).Append('\0')
                .Append(update.ExpectedId).Append('\0');
        }

        return Encoding.UTF8.GetBytes(text.Append("prepare\0commit\0").ToString());
    }

    private static string? LockFile(string errorText, string repositoryPath)
    {
        const string Before = "Unable to create '";
        var start = errorText.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var end = start < Before.Length ? -1 : errorText.IndexOf(".lock': File exists", start, StringComparison.Ordinal);
        return end < 0 ? null : Path.GetFullPath(errorText[start..end] + ".lock", repositoryPath);
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
