namespace MemoryVault.Memory.Events;

/// <summary>Names events in a sentence.</summary>
internal static class EventWords
{
    /// <summary>Gives <c>'Check in tasks/bug-1' of agent-7</c>, <c>3 events of agent-7</c>, <c>3 events of 2 agents</c>.</summary>
    internal static string Of(IReadOnlyList<MemoryEvent> events)
    {
        string[] agents = [.. events.Select(found => found.AgentId ?? "the vault").Distinct(StringComparer.Ordinal)];
        var whose = agents.Length == 1 ? agents[0] : $"{agents.Length} agents";
        return events.Count == 1 ? $"'{events[0].Subject}' of {whose}" : $"{events.Count} events of {whose}";
    }
}
