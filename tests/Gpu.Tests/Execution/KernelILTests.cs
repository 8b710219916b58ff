using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>ILGPU compiles IL and refuses much of it, at run time and on the user's machine. No emitted kernel holds any of that.</summary>
[TestFixture]
public sealed class KernelILTests
{
    private static readonly Dictionary<ILOpCode, string> Refused = new()
    {
        [ILOpCode.Throw] = "throws",
        [ILOpCode.Rethrow] = "throws",
        [ILOpCode.Box] = "boxes",
        [ILOpCode.Unbox_any] = "unboxes",
        [ILOpCode.Callvirt] = "calls a virtual method",
        [ILOpCode.Calli] = "calls through a pointer",
        [ILOpCode.Ldftn] = "makes a delegate",
        [ILOpCode.Ldstr] = "uses a string",
        [ILOpCode.Newarr] = "makes an array",
        [ILOpCode.Ldsfld] = "reads a static field",
        [ILOpCode.Ldsflda] = "reads a static field",
        [ILOpCode.Stsfld] = "writes a static field",
        [ILOpCode.Isinst] = "tests a type",
        [ILOpCode.Castclass] = "tests a type",
    };

    [Test]
    public void There_are_kernels_to_look_at() => Assert.That(EmittedKernels.All, Has.Length.GreaterThan(15));

    [Test]
    public void No_kernel_holds_what_ILGPU_refuses()
    {
        using var file = new PEReader(File.OpenRead(typeof(KernelILTests).Assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        var seen = new HashSet<MethodDefinitionHandle>();
        var open = new Queue<MethodDefinitionHandle>(
            EmittedKernels.All.Select(kernel => (MethodDefinitionHandle)MetadataTokens.EntityHandle(kernel.MetadataToken)));
        List<string> found = [];
        while (open.TryDequeue(out MethodDefinitionHandle handle))
        {
            if (!seen.Add(handle))
                continue;
            MethodDefinition method = reader.GetMethodDefinition(handle);
            string name = $"{reader.GetString(reader.GetTypeDefinition(method.GetDeclaringType()).Name)}.{reader.GetString(method.Name)}";
            MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
            if (body.ExceptionRegions.Length > 0)
                found.Add($"{name} catches");
            foreach ((ILOpCode code, int token) in Instructions(body.GetILBytes()!))
            {
                if (Refused.TryGetValue(code, out string? what))
                    found.Add($"{name} {what}");
                else if (code == ILOpCode.Newobj && MakesOtherThanIndex(reader, MetadataTokens.EntityHandle(token)))
                    found.Add($"{name} makes an object");
                else if (code == ILOpCode.Call && MetadataTokens.EntityHandle(token) is { Kind: HandleKind.MethodDefinition } called)
                    open.Enqueue((MethodDefinitionHandle)called);
            }
        }

        Assert.That(found, Is.Empty);
        Assert.That(seen, Has.Count.GreaterThan(EmittedKernels.All.Length), "the functions that kernels call are looked at too");
    }

    [Test]
    public void The_scan_sees_what_is_there()
    {
        using var file = new PEReader(File.OpenRead(typeof(KernelILTests).Assembly.Location));
        MethodDefinitionHandle handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(((Action)Bad).Method.MetadataToken);
        MethodBodyBlock body = file.GetMethodBody(file.GetMetadataReader().GetMethodDefinition(handle).RelativeVirtualAddress);

        ILOpCode[] codes = Instructions(body.GetILBytes()!).Select(i => i.Code).ToArray();

        Assert.That(codes, Does.Contain(ILOpCode.Throw).And.Contain(ILOpCode.Ldstr).And.Contain(ILOpCode.Newobj).And.Contain(ILOpCode.Switch));
    }

    private static void Bad()
    {
        switch (Environment.TickCount & 7)
        {
            case 0: throw new InvalidOperationException("zero");
            case 1: throw new InvalidOperationException("one");
            case 2: throw new InvalidOperationException("two");
            case 3: throw new InvalidOperationException("three");
        }
    }

    /// <summary>Constructors of other types than ILGPU's indices, which are structs.</summary>
    private static bool MakesOtherThanIndex(MetadataReader reader, EntityHandle constructor) =>
        constructor.Kind != HandleKind.MemberReference
        || reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent
        || !reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name).StartsWith("Index", StringComparison.Ordinal);

    private static IEnumerable<(ILOpCode Code, int Operand)> Instructions(byte[] il)
    {
        for (int at = 0; at < il.Length;)
        {
            int code = il[at++];
            if (code == 0xFE)
                code = 0xFE00 | il[at++];
            System.Reflection.Emit.OpCode opcode = OpCodes[(ushort)code];
            int operand = opcode.OperandType switch
            {
                System.Reflection.Emit.OperandType.InlineNone => 0,
                System.Reflection.Emit.OperandType.ShortInlineBrTarget or System.Reflection.Emit.OperandType.ShortInlineI
                    or System.Reflection.Emit.OperandType.ShortInlineVar => 1,
                System.Reflection.Emit.OperandType.InlineVar => 2,
                System.Reflection.Emit.OperandType.InlineI8 or System.Reflection.Emit.OperandType.InlineR => 8,
                System.Reflection.Emit.OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
            yield return ((ILOpCode)code, operand == 4 ? BitConverter.ToInt32(il, at) : 0);
            at += operand;
        }
    }

    private static readonly ImmutableDictionary<ushort, System.Reflection.Emit.OpCode> OpCodes = typeof(System.Reflection.Emit.OpCodes)
        .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Select(field => (System.Reflection.Emit.OpCode)field.GetValue(null)!)
        .ToImmutableDictionary(code => unchecked((ushort)code.Value));
}
