using System;
using System.IO;
using FusedKernels.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Machine;

[TestFixture]
public sealed class CacheSizeTests
{
    [TestCase("32768K\n", 32768L << 10)]
    [TestCase("8M", 8L << 20)]
    [TestCase("1G", 1L << 30)]
    [TestCase("512", 512)]
    [TestCase("", 0)]
    [TestCase("K", 0)]
    [TestCase("-3K", 0)]
    [TestCase("many", 0)]
    public void SizesAreReadAsLinuxWritesThem(string text, long expected) => Assert.That(CacheSize.ParseSize(text), Is.EqualTo(expected));

    [TestCase(16L << 20, 16L << 20)]
    [TestCase(1L << 20, 8L << 20)]
    [TestCase(512L << 20, 32L << 20)]
    public void WhatIsReportedIsKeptWithinReason(long reported, long expected)
        => Assert.That(CacheSize.Effective(reported), Is.EqualTo(expected));

    [Test]
    public void NothingReportedIs32MB() => Assert.That(CacheSize.Effective(null), Is.EqualTo(32L << 20));

    [Test]
    [Platform("Linux")]
    public void LargestCacheOfTheSystemIsTaken()
    {
        string folder = Directory.CreateTempSubdirectory("cache").FullName;
        try
        {
            Assert.That(CacheSize.ReadFromSystem(folder), Is.Null);
            foreach ((int index, string size) in (ReadOnlySpan<(int, string)>)[(0, "48K"), (1, "1024K"), (2, "16M"), (3, "32K")])
            {
                Directory.CreateDirectory($"{folder}/index{index}");
                File.WriteAllText($"{folder}/index{index}/size", size + "\n");
            }

            Assert.That(CacheSize.ReadFromSystem(folder), Is.EqualTo(16L << 20));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void ProcessorReportsASizeOrNothing() => Assert.That(CacheSize.ReadFromProcessor(), Is.Null.Or.GreaterThanOrEqualTo(64L << 10));

    [Test]
    public void SizeInForceIsWithinReason() => Assert.That(CacheSize.LastLevel, Is.InRange(8L << 20, 32L << 20));
}
