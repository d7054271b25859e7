using MemoryVault.Envelopes;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

public sealed class EnvelopeRecipientTests
{
    // The example of age's manual.
    private const string Key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    [Fact]
    public void Keys_are_read_and_written_in_one_form()
    {
        Assert.Equal((EnvelopeTool.Age, Key), Parts("age:" + Key));
        Assert.Equal((EnvelopeTool.Gpg, "0123456789ABCDEF0123456789ABCDEF01234567"), Parts("gpg:0123 4567 89ab cdef 0123  4567 89ab cdef 0123 4567"));
        Assert.Equal("age:" + Key, EnvelopeRecipient.Parse("age:" + Key).ToString());
        Assert.Equal(EnvelopeRecipient.Parse("gpg:0123456789ABCDEF0123456789ABCDEF01234567"), EnvelopeRecipient.Parse("gpg:0x0123456789abcdef0123456789abcdef01234567"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("age:")]
    [InlineData(Key)]
    [InlineData("age:-o/etc/passwd")]
    [InlineData("age:--passphrase")]
    [InlineData("age:/home/mallory/keys.txt")]
    [InlineData("age:@keys.txt")]
    [InlineData("age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q")]
    [InlineData("age:AGE1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P")]
    [InlineData("age:age1yubikey1qgnfzcsw0syxyqcyl38yrfl6qf3ttpedv6zyw0wzzkqkwq7jyk8p5rrz7xl")]
    [InlineData("age:ssh-ed25519 /home/mallory/key")]
    [InlineData("age:ssh-dss AAAAB3NzaC1kc3MAAACBAP")]
    [InlineData("gpg:mallory@example.org")]
    [InlineData("gpg:89ABCDEF01234567")]
    [InlineData("gpg:--output=/etc/passwd")]
    [InlineData("gpg:0123456789ABCDEF0123456789ABCDEF0123456Z")]
    [InlineData("pgp:0123456789ABCDEF0123456789ABCDEF01234567")]
    public void What_is_no_key_is_refused(string text)
    {
        var refused = Assert.Throws<InvalidInputException>(() => EnvelopeRecipient.Parse(text));
        Assert.Contains("age-keygen -y", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_key_is_not_shown()
    {
        var secret = "AGE-SECRET-KEY-1" + new string('Q', 58);
        var refused = Assert.Throws<InvalidInputException>(() => EnvelopeRecipient.Parse("age:" + secret));
        Assert.DoesNotContain("QQQQ", refused.ToString() + refused.Target, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_is_of_one_program_and_has_each_once()
    {
        const string Fingerprint = "gpg:0123456789ABCDEF0123456789ABCDEF01234567";
        Assert.Single(EnvelopeRecipients.Parse(["age:" + Key, "age: " + Key]));
        Assert.Throws<InvalidInputException>(() => EnvelopeRecipients.Parse([]));
        Assert.Throws<InvalidInputException>(() => EnvelopeRecipients.Parse(["age:" + Key, Fingerprint]));
    }

    private static (EnvelopeTool Tool, string Key) Parts(string text)
    {
        var recipient = EnvelopeRecipient.Parse(text);
        return (recipient.Tool, recipient.Key);
    }
}
