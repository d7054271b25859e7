using System.Security.Cryptography;

namespace MemoryVault.Leases;

/// <summary>Makes the ids of leases and tickets: short, because people type them; of 50 random bits, so that two never meet in one table.</summary>
internal static class LeaseName
{
    // Crockford's base 32: no letter that looks like another or like a digit.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 10;

    internal static string New() => RandomNumberGenerator.GetString(Letters, Length);
}
