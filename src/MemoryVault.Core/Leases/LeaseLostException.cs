using System.Globalization;
using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>A lease has ended without its holder knowing it, or its token is of the past.</summary>
public sealed class LeaseLostException : VaultException
{
    private const string EnterAgain = "Nothing is lost: enter again, read what changed meanwhile, and check in again.";

    /// <summary>Describes a lease of which the table knows the end.</summary>
    /// <param name="ended">Its end.</param>
    /// <param name="successor">Who holds what it was on by now; null if nobody.</param>
    public LeaseLostException(EndedLease ended, MemoryLease? successor)
        : base(VaultErrorKind.LeaseLost, ended.LeaseId, Describe(ended, successor), EnterAgain)
    {
        (AgentId, FencingToken, End, EndedAt, By, Reason) = (ended.AgentId, ended.FencingToken, ended.End, ended.EndedAt, ended.By, ended.Reason);
        BaseRevision = ended.BaseRevision;
    }

    /// <summary>Describes a token that the table does not know any more.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="token">Its token.</param>
    /// <param name="generation">The last token that was given out.</param>
    public LeaseLostException(string agentId, long token, long generation)
        : base(
            VaultErrorKind.LeaseLost,
            agentId,
            string.Create(CultureInfo.InvariantCulture, $"The lease of '{agentId}' with token {token} is fenced off: it has ended, and token {generation} was given out since."),
            EnterAgain)
    {
        (AgentId, FencingToken, End) = (agentId, token, LeaseEnd.FencedOff);
    }

    /// <summary>Gets the agent.</summary>
    public string AgentId { get; }

    /// <summary>Gets the token of the lease.</summary>
    public long FencingToken { get; }

    /// <summary>Gets how it ended.</summary>
    public LeaseEnd End { get; }

    /// <summary>Gets when; null if that is not known.</summary>
    public DateTimeOffset? EndedAt { get; }

    /// <summary>Gets the commit that its holder had started from; null if that is not known.</summary>
    public string? BaseRevision { get; }

    /// <summary>Gets who ended it by force; null if nobody.</summary>
    public string? By { get; }

    /// <summary>Gets why it was ended by force.</summary>
    public string? Reason { get; }

    private static string Describe(EndedLease ended, MemoryLease? successor)
    {
        var at = RelativeTime.Exactly(ended.EndedAt);
        var what = ended.End switch
        {
            LeaseEnd.Released => $"was given back at {at}",
            LeaseEnd.Expired => $"expired at {at}",
            LeaseEnd.HolderDied => $"ended with its process, as was seen at {at}",
            _ => $"was ended by force at {at} by {ended.By} ({ended.Reason})",
        };
        var next = successor is null ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $" Now '{successor.AgentId}' holds {LeaseText.Of(successor.Scope)} with token {successor.FencingToken}.");
        return string.Create(CultureInfo.InvariantCulture, $"The lease of '{ended.AgentId}' on {LeaseText.Of(ended.Scope)} (token {ended.FencingToken}) {what}.{next}");
    }
}
