namespace MemoryVault.Internal;

/// <summary>The answer to whether something is to be done.</summary>
public enum Consent
{
    /// <summary>No: the user refused.</summary>
    Refused,

    /// <summary>No, but what would be done is to be shown (<c>-WhatIf</c>).</summary>
    PlanOnly,

    /// <summary>Yes.</summary>
    Given,
}
