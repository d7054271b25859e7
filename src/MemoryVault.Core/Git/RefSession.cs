namespace MemoryVault.Git;

/// <summary>
/// A <c>git update-ref --stdin</c> that is kept for one transaction after the other, in a program that stays: it saves the start of a
/// process, which costs ten times what the transaction does.
/// </summary>
/// <remarks>
/// Between transactions git holds no lock and no file of the refs. git writes one reason and one time into all reflog entries of a process; so
/// a session ends when a ref with a reflog is to be moved for another reason, and after a minute. It also keeps each commit that it has
/// checked in its memory, and so ends after some thousands.
/// </remarks>
internal sealed class RefSession(GitExecutable git) : IDisposable
{
    private const int MaximumTransactions = 5000;

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private GitProcess? _process;
    private ITimer? _idle;
    private string _reason = string.Empty;
    private long _started;
    private long _used;
    private int _count;
    private bool _isDisposed;

    /// <summary>Gets the id of the process; null where none is kept.</summary>
    internal int? ProcessId => _process?.Id;

    /// <summary>Runs a transaction.</summary>
    internal GitOutput Run(IReadOnlyList<RefUpdate> updates, byte[] transaction, string reason)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_process is not null && !Suits(updates, reason))
            {
                Close();
            }

            var isFresh = _process is null;
            var output = Exchange(_process ?? Start(reason), transaction);
            var wasKilledIdle = !isFresh && output is { ExitCode: not 0, ErrorText.Length: 0, Bytes.Length: 0 };
            return wasKilledIdle ? Exchange(Start(reason), transaction) : output;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Close();
            _idle?.Dispose();
        }
    }

    private bool Suits(IReadOnlyList<RefUpdate> updates, string reason)
    {
        var isOurs = reason == _reason || updates.All(update => update.Name.StartsWith("refs/memoryvault/", StringComparison.Ordinal));
        return isOurs && _count < MaximumTransactions && git.Clock.GetElapsedTime(_started) < MaximumAge;
    }

    private GitProcess Start(string reason)
    {
        // Not in the repository's folder, which Windows would not let anybody delete.
        _process = git.Start(RefTransaction.Command(reason) with { Folder = Path.GetTempPath() });
        (_reason, _started, _count) = (reason, git.Clock.GetTimestamp(), 0);
        return _process;
    }

    private GitOutput Exchange(GitProcess process, byte[] transaction)
    {
        var answer = new MemoryStream();
        using var limit = process.Limit();
        try
        {
            process.Input.Write(transaction);
        }
        catch (IOException)
        {
            // git has ended: its exit code and its words tell why.
        }

        Span<byte> buffer = stackalloc byte[256];
        while (!IsCommitted(answer))
        {
            var count = process.Output.Read(buffer);
            if (count == 0)
            {
                var output = process.Finish(answer.ToArray());
                Close();
                return output;
            }

            answer.Write(buffer[..count]);
        }

        _count++;
        CloseLater();
        return new GitOutput("update-ref", 0, answer.ToArray(), string.Empty);
    }

    private static bool IsCommitted(MemoryStream answer) =>
        answer.GetBuffer().AsSpan(0, (int)answer.Length).EndsWith("commit: ok\n"u8);

    private void CloseLater()
    {
        _used = git.Clock.GetTimestamp();
        _idle ??= git.Clock.CreateTimer(_ => CloseIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _idle.Change(IdleTime, Timeout.InfiniteTimeSpan);
    }

    private void CloseIdle()
    {
        lock (_gate)
        {
            if (git.Clock.GetElapsedTime(_used) >= IdleTime)
            {
                Close();
            }
        }
    }

    private void Close()
    {
        // It has nothing to do once it has nothing to read.
        _process?.CloseInput();
        _process?.Dispose();
        _process = null;
    }
}
