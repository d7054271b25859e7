using System.Globalization;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>What lease to take.</summary>
public sealed record LeaseOptions
{
    /// <summary>The time to live unless another is named: 15 minutes.</summary>
    public const int DefaultTtlSeconds = 900;

    /// <summary>The shortest time to live.</summary>
    public const int MinimumTtlSeconds = 1;

    /// <summary>The longest time to live: 7 days.</summary>
    public const int MaximumTtlSeconds = 7 * 24 * 3600;

    private const int MaximumWords = 1000;

    /// <summary>Gets the agent that is to hold it.</summary>
    public required string AgentId { get; init; }

    /// <summary>Gets what it is to be on.</summary>
    public LeaseScope Scope { get; init; } = LeaseScope.Whole;

    /// <summary>Gets whom it is to keep out.</summary>
    public LeaseMode Mode { get; init; }

    /// <summary>Gets for how many seconds it is good unless renewed.</summary>
    public int TtlSeconds { get; init; } = DefaultTtlSeconds;

    /// <summary>Gets how long to wait for others. Zero: not at all.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets what the agent is going to do, which others are shown.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets a value indicating whether the lease ends with this process, whatever kills it. If not it belongs to the agent.</summary>
    public bool IsBound { get; init; }

    /// <summary>Gets the token of a lease that the agent has: the proof that this process may use one that is bound to another.</summary>
    public long? FencingToken { get; init; }

    /// <summary>Gives words for others back if they are allowed: they stand in messages, in the table and in a commit.</summary>
    /// <exception cref="InvalidInputException">They are not.</exception>
    internal static string CheckWords(string words, string what) =>
        words.Length <= MaximumWords && !string.IsNullOrWhiteSpace(words) && JsonUnicode.IsWellFormed(words) ? words : throw new InvalidInputException(
            words, $"The {what} must be 1 to {MaximumWords} characters of text.", $"Say the {what} in a few words.");

    /// <summary>Gives a time to live back if it is in bounds.</summary>
    /// <exception cref="InvalidInputException">It is not.</exception>
    internal static int CheckTtl(int seconds) => seconds is >= MinimumTtlSeconds and <= MaximumTtlSeconds ? seconds : throw new InvalidInputException(
        seconds.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"A lease cannot be good for {seconds} seconds."),
        "Choose 1 second to 7 days (604800 seconds); a lease can be renewed.");
}
