using System.Globalization;

namespace MemoryVault.Git;

/// <summary>Tells by git's words whether a remote gets on, or only keeps the line open: a byte now and then is as good as silence.</summary>
/// <remarks>
/// It might be tempting to set <c>http.lowSpeedLimit</c>. It is for HTTP only, and counts a remote that packs what was asked for, or a git that compresses what it
/// is about to push, as slow. git's own progress counts the bytes of the pack over every wire.
/// </remarks>
internal sealed class TransferPulse
{
    /// <summary>Of less than that a second nobody can live; GSM has ten times as much.</summary>
    internal const int BytesPerSecond = 100;

    /// <summary>How many times as long a remote may say something and move nothing: it counts, packs, or runs a hook.</summary>
    internal const int TimesForWords = 10;

    /// <summary>Above it git shows no steps that are small enough, but its rate, which is 0 below 1 KiB a second.</summary>
    private const double ShownCoarsely = 1 << 30;

    private static readonly string[] Moving = ["Receiving objects:", "Unpacking objects:", "Writing objects:"];

    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;
    private long _moved;
    private string _phase = string.Empty;
    private double _bytes;

    /// <summary>Begins with the transfer.</summary>
    /// <param name="patience">In which time something must move.</param>
    /// <param name="clock">The clock.</param>
    internal TransferPulse(TimeSpan patience, TimeProvider clock)
    {
        (_patience, _clock, Limit) = (patience, clock, patience);
        _moved = clock.GetTimestamp();
    }

    /// <summary>Gets in which time nothing moved when the one that was given last is over.</summary>
    internal TimeSpan Limit { get; private set; }

    /// <summary>Takes a line of git's error stream.</summary>
    /// <returns>How long the next sign may take; null where this line is none.</returns>
    internal TimeSpan? Take(string line)
    {
        if (Array.Find(Moving, phase => line.StartsWith(phase, StringComparison.Ordinal)) is { } moving)
        {
            return HasMoved(moving, line) ? Begin() : null;
        }

        return TransferProgress.IsOwn(line) ? Begin() : Bear();
    }

    // "Receiving objects:  45% (9/20), 1.20 MiB | 3.00 MiB/s", git's progress.c. For the first half second there are no bytes yet.
    private bool HasMoved(string phase, string line)
    {
        if (line.Split(", ") is not [_, var amount, ..] || amount.Split(" | ") is not [var total, var rate] || Read(total) is not { } bytes)
        {
            return false;
        }

        if (phase != _phase)
        {
            (_phase, _bytes) = (phase, 0);
        }

        if (bytes - _bytes < BytesPerSecond * _patience.TotalSeconds && (bytes < ShownCoarsely || rate.StartsWith("0 ", StringComparison.Ordinal)))
        {
            return false;
        }

        _bytes = bytes;
        return true;
    }

    private TimeSpan Begin()
    {
        _moved = _clock.GetTimestamp();
        Limit = _patience;
        return _patience;
    }

    private TimeSpan Bear()
    {
        var left = (_patience * TimesForWords) - _clock.GetElapsedTime(_moved);
        Limit = left < _patience ? _patience * TimesForWords : _patience;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < _patience ? left : _patience;
    }

    private static double? Read(string amount) =>
        amount.Split(' ') is [var number, var unit] && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            ? unit switch
            {
                "bytes" or "byte" => count,
                "KiB" => count * (1 << 10),
                "MiB" => count * (1 << 20),
                "GiB" => count * (1 << 30),
                _ => null,
            }
            : null;
}
