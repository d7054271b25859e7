using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>A machine's record that came over the network.</summary>
public sealed class StrangersRecordTests
{
    [Theory]
    [InlineData("/home/ann", "/home/ann/\\u0000x")]
    [InlineData("/home/\\u0000", "/home/ann/x")]
    public void A_folder_that_no_system_can_have_is_an_error_with_a_remedy(string home, string root)
    {
        var record = $$"""{"name":"box","system":"linux","home":"{{home}}","sources":[{"name":"a","root":"{{root}}","folder":"backup/box/a"}]}""";

        var error = Assert.Throws<InvalidInputException>(() => MachineRecordFile.Read(System.Text.Encoding.UTF8.GetBytes(record), "machines/box.json"));

        Assert.Contains("NUL", error.Message, StringComparison.Ordinal);
    }
}
