namespace MemoryVault.Tests.History;

/// <summary>A clock that shows what it is set to, in a zone two hours east of UTC; it measures spans as the system does.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 8, 10, 12, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("Test", TimeSpan.FromHours(2), "Test", "Test");

    public override DateTimeOffset GetUtcNow() => Now;
}
