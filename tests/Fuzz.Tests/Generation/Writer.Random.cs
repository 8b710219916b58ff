using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Random numbers of any seed, index and stream; the stream is often left out, or a constant.</content>
internal sealed partial class Writer
{
    private Code RandomNumber(ScalarType type, int depth)
    {
        Code Wide() => Value(ScalarType.Int64, depth - 1);
        Code Int() => Value(ScalarType.Int32, depth - 1);
        string end = Pick(["", ", 0", ", 1", ", 6", ", -1"]);
        Code Of(string method, string form = "{0}, {1}") => Code.Of(type, "random number", $"KernelRandom.{method}({form}{end})", Wide(), Wide());
        Code OfStream(string method) => Code.Of(type, "random number of a stream", $"KernelRandom.{method}({{0}}, {{1}}, {{2}})", Wide(), Wide(), Int());
        return type switch
        {
            ScalarType.UInt64 => Chance(30) ? OfStream("UInt64") : Of("UInt64"),
            ScalarType.UInt32 => Chance(30) ? OfStream("UInt32") : Of("UInt32"),
            ScalarType.Single => Chance(30) ? OfStream("UniformSingle") : Of("UniformSingle"),
            ScalarType.Double when Chance(30) => OfStream(Pick(["Uniform", "Normal", "Exponential"])),
            ScalarType.Double when Chance(40) => Of(Pick(["Uniform", "Normal"]), "{0}, {1}, -2.5, 3.0"),
            ScalarType.Double => Of(Pick(["Uniform", "Normal", "Exponential"])),
            ScalarType.Int64 => Code.Of(type, "random number", $"((long)KernelRandom.UInt64({{0}}, {{1}}{end}))", Wide(), Wide()),
            _ => Code.Of(type, "random number in a range", $"KernelRandom.Int32({{0}}, {{1}}, {{2}}, {{3}}{end})", Wide(), Wide(), Int(), Int()),
        };
    }
}
