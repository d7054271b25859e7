using System.Globalization;
using MemoryVault.Json;

namespace MemoryVault.Memory.Events;

/// <summary>The names of the trailers that events are read from (docs/formats.md).</summary>
internal static class EventTrailer
{
    internal const string Event = "Vault-Event";
    internal const string Kind = "Vault-Kind";
    internal const string Machine = "Vault-Machine";
    internal const string Agent = "Vault-Agent";
    internal const string Source = "Vault-Source";
    internal const string Confidence = "Vault-Confidence";
    internal const string Justification = "Vault-Justification";
    internal const string Method = "Vault-Method";
    internal const string Operations = "Vault-Operations";
    internal const string Base = "Vault-Base";
    internal const string Risk = "Vault-Risk";
    internal const string Review = "Vault-Review";
    internal const string Lease = "Vault-Lease";
    internal const string Fence = "Vault-Fence";
    internal const string Approves = "Vault-Approves";
    internal const string Undoes = "Vault-Undoes";

    /// <summary>The value of <see cref="Review"/> that says so.</summary>
    internal const string ReviewRequired = "required";

    /// <summary>Gives the trailers that say what a change of the memory is like.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> OfChange(JsonPatch patch, string risk, bool requiresReview) =>
    [
        new(Operations, patch.Operations.Count.ToString(CultureInfo.InvariantCulture)),
        new(Risk, risk),
        new(Review, requiresReview ? ReviewRequired : "none"),
    ];
}
