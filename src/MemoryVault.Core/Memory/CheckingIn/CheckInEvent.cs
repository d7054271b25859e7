using System.Globalization;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>Describes a check-in as an event.</summary>
internal static class CheckInEvent
{
    /// <summary>The kind of the event.</summary>
    internal const string Kind = "checkin";

    private const int NamedPlaces = 3;

    /// <summary>Describes it.</summary>
    internal static VaultEvent Of(CheckInOptions options, ProposedState state, IReadOnlyList<EntryChange> changes, CheckInResult result)
    {
        var trailers = new List<KeyValuePair<string, string>>();
        Add(trailers, "Vault-Confidence", options.Confidence?.ToString("R", CultureInfo.InvariantCulture));
        Add(trailers, "Vault-Justification", options.Justification);
        Add(trailers, "Vault-Lease", state.Lease?.LeaseId);
        Add(trailers, "Vault-Fence", state.Lease?.FencingToken.ToString(CultureInfo.InvariantCulture));
        Add(trailers, "Vault-Base", state.Base?.ToString());
        Add(trailers, EventTrailer.Method, NameOf(options.Form));
        trailers.AddRange(EventTrailer.OfChange(result.Patch, result.Risk, result.RequiresReview));
        return new VaultEvent(Kind, $"Check in {Describe(changes)}")
        {
            Id = result.Event, Agent = options.Agent, Sources = [options.Source], Trailers = trailers, Body = Settled(options, result),
        };
    }

    /// <summary>Gives the word for the form of a proposal.</summary>
    internal static string NameOf(CheckInForm form) => form switch { CheckInForm.Document => "document", CheckInForm.Patch => "patch", _ => "merge-patch" };

    private static void Add(List<KeyValuePair<string, string>> trailers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            trailers.Add(new(name, value));
        }
    }

    private static string Describe(IReadOnlyList<EntryChange> changes)
    {
        var places = changes.Count <= NamedPlaces
            ? changes.Select(change => change.Path.ToString())
            : changes.Select(change => change.Path.Section).Distinct(StringComparer.Ordinal);
        var named = string.Join(", ", places.Take(NamedPlaces));
        return changes.Count <= NamedPlaces ? named : $"{changes.Count} changes: {named}{(places.Skip(NamedPlaces).Any() ? ", ..." : string.Empty)}";
    }

    private static string Settled(CheckInOptions options, CheckInResult result) => result.Settled.Count == 0
        ? string.Empty
        : $"Conflicts that were decided ({options.Strategy.ToString().ToLowerInvariant()}, or the vault's rules):\n{string.Join('\n', result.Settled.Select(conflict => $"- {conflict.Path}"))}";
}
