using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using System.Security.Cryptography;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>
/// What every case gives in this process, as text: one line per case, size and number of threads with a hash of all result bits, and one
/// line per case that differs from the method as written. Child processes write it, each with other instructions switched off.
/// </summary>
internal static class BitDump
{
    private static readonly int[] Threads = [1, 2, 5];

    /// <summary>Starts the line of a failure.</summary>
    public const string Fault = "FAULT ";

    /// <summary>Starts the line that says how wide vectors are in this process.</summary>
    public const string Width = "WIDTH ";

    /// <summary>Writes the compiled assemblies of all groups to a folder.</summary>
    public static void Save(string folder)
    {
        foreach ((CaseGroup group, int i) in Compiled.Groups.Select((g, i) => (g, i)))
            File.WriteAllBytes(PathOf(folder, i), group.Batch.Image);
    }

    public static void Write(string folder, TextWriter output)
    {
        KernelOptions.MaxDegreeOfParallelism = 5;
        int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        output.WriteLine($"{Width}{width}");
        foreach (CompiledCase kernel in Load(folder))
            Write(kernel, output);
    }

    /// <summary>The cases of the saved assemblies.</summary>
    public static IEnumerable<CompiledCase> Load(string folder)
    {
        foreach ((CaseGroup group, int i) in Compiled.Groups.Select((g, i) => (g, i)))
        {
            Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(PathOf(folder, i));
            foreach (KernelCase kernel in group.Cases)
                yield return new CompiledCase(kernel, assembly);
        }
    }

    private static void Write(CompiledCase kernel, TextWriter output)
    {
        try
        {
            CaseRunner.Check(kernel);
        }
        catch (AssertionException failure)
        {
            output.WriteLine(Fault + failure.Message.Split('\n')[0]);
        }

        foreach (int n in kernel.Case.Sizes)
        {
            object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(kernel.Case.Name, n));
            foreach (int threads in Threads)
                output.WriteLine($"{kernel.Case.Name} n={n} threads={threads}: {Hash(kernel.Call(Way.Run, arguments, threads))}");
        }
    }

    private static string PathOf(string folder, int group) => Path.Combine(folder, $"group{group}.dll");

    private static string Hash(Outcome outcome)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (outcome.Error is not null)
            return outcome.Error.GetType().Name;
        IEnumerable<Array> arrays = Inputs.Arrays([.. outcome.Arguments, .. NumbersOf(outcome.Result)]);
        foreach (Array array in arrays)
            hash.AppendData(Normalised(array));
        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<Array> NumbersOf(object? result) => result switch
    {
        null => [],
        Array array => [array],
        _ => Values.Numbers(result).Select(Single),
    };

    private static Array Single(object value)
    {
        Array one = Array.CreateInstance(value.GetType(), 1);
        one.SetValue(value, 0);
        return one;
    }

    /// <summary>The bytes, with one bit pattern for every NaN: any NaN is as good as any other.</summary>
    private static byte[] Normalised(Array array)
    {
        if (!array.GetType().GetElementType()!.IsPrimitive)
            return [.. array.Cast<object>().SelectMany(Values.Numbers).Select(Single).SelectMany(Normalised)];
        byte[] bytes = Inputs.Bytes(array).ToArray();
        switch (Inputs.ElementType(array))
        {
            case TypeCode.Double:
                foreach (ref double x in MemoryMarshal.Cast<byte, double>(bytes.AsSpan()))
                    x = double.IsNaN(x) ? double.NaN : x;
                break;
            case TypeCode.Single:
                foreach (ref float x in MemoryMarshal.Cast<byte, float>(bytes.AsSpan()))
                    x = float.IsNaN(x) ? float.NaN : x;
                break;
        }

        return bytes;
    }
}
