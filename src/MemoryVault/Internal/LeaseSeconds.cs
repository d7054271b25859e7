namespace MemoryVault.Internal;

/// <summary>Gives a time to live in the unit of leases.</summary>
internal static class LeaseSeconds
{
    /// <summary>Gives whole seconds: a part of one counts as one, and what is too long stays so for Core to refuse.</summary>
    public static int Of(TimeSpan span) => (int)Math.Min(int.MaxValue, Math.Ceiling(span.TotalSeconds));
}
