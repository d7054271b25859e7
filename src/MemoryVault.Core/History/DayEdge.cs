namespace MemoryVault.History;

/// <summary>Which moment of a day is meant where only the day is named.</summary>
public enum DayEdge
{
    /// <summary>Its first moment: what a "since" means.</summary>
    Start,

    /// <summary>Its last moment: what an "until" means, and the state "at" a day.</summary>
    End,
}
