using System.Globalization;
using MemoryVault.Files;

namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>Keeps a second between requests that change something, as GitHub asks ("Best practices for using the REST API"), also between programs.</summary>
/// <param name="clock">The clock.</param>
/// <param name="path">The file that the time of the last one is kept in.</param>
internal sealed class GitHubPace(TimeProvider clock, string path)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits until a request may change something.</summary>
    internal async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = ReadLast() + Pause - clock.GetUtcNow();
        if (wait > TimeSpan.Zero && wait <= Pause)
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes that a request has changed something.</summary>
    internal void Remember() => AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    private DateTimeOffset ReadLast()
    {
        try
        {
            return long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(time)
                : DateTimeOffset.UnixEpoch;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return DateTimeOffset.UnixEpoch;
        }
    }
}
