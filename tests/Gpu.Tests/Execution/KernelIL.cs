using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FusedKernels.Gpu.Tests;

/// <summary>Looks in the IL of device kernels for what ILGPU refuses.</summary>
internal static class KernelIL
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

    /// <summary>What is refused in the kernels and in the functions they call, and how many methods were looked at.</summary>
    public static (IReadOnlyList<string> Found, int Methods) Scan(PEReader file, IEnumerable<MethodInfo> kernels)
    {
        MetadataReader reader = file.GetMetadataReader();
        var seen = new HashSet<MethodDefinitionHandle>();
        var open = new Queue<MethodDefinitionHandle>(kernels.Select(Handle));
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
            (ILOpCode Code, int Token)[] instructions = Instructions(body.GetILBytes()!).ToArray();
            int texts = instructions.Count(i => i.Code == ILOpCode.Call && IsText(reader, MetadataTokens.EntityHandle(i.Token)));
            foreach ((ILOpCode code, int token) in instructions)
            {
                if (code == ILOpCode.Ldstr && texts-- > 0)
                    continue;
                if (Refused.TryGetValue(code, out string? what))
                    found.Add($"{name} {what}");
                else if (code == ILOpCode.Newobj && MakesOtherThanIndex(reader, MetadataTokens.EntityHandle(token)))
                    found.Add($"{name} makes an object");
                else if (code == ILOpCode.Call && MetadataTokens.EntityHandle(token) is { Kind: HandleKind.MethodDefinition } called)
                    open.Enqueue((MethodDefinitionHandle)called);
            }
        }

        return (found, seen.Count);
    }

    public static MethodDefinitionHandle Handle(MethodInfo method) => (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);

    /// <summary>Constructors of other types than ILGPU's indices, which are structs.</summary>
    private static bool MakesOtherThanIndex(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference
            || reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
        {
            return true;
        }

        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.GetString(type.Namespace) != "ILGPU"
            || reader.GetString(type.Name) is not ("Index1D" or "Index2D" or "LongIndex1D" or "LongIndex2D");
    }

    /// <summary>Whether a method takes text for CUDA's assembler, a string that is none at run time.</summary>
    private static bool IsText(MetadataReader reader, EntityHandle called) =>
        called.Kind == HandleKind.MethodSpecification
        && reader.GetMethodSpecification((MethodSpecificationHandle)called).Method is { Kind: HandleKind.MemberReference } method
        && reader.GetMemberReference((MemberReferenceHandle)method).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == "CudaAsm";

    public static IEnumerable<(ILOpCode Code, int Operand)> Instructions(byte[] il)
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
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (System.Reflection.Emit.OpCode)field.GetValue(null)!)
        .ToImmutableDictionary(code => unchecked((ushort)code.Value));
}
