using System;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Expressions. What Roslyn folded is a constant; promotions are conversions already.</content>
internal sealed partial class BodyLowering
{
    /// <summary>How many conditions decide whether the expression being lowered is evaluated: nothing in it may be moved out then.</summary>
    private int conditionDepth;

    private Expr? LowerExpression(IOperation operation)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        return ConstantOf(operation) ?? operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => LowerVariable(operation, SymbolOf(operation)!),
            IFieldReferenceOperation field => LowerField(field),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => LowerLoad(operation),
            IPropertyReferenceOperation property => LowerProperty(property),
            IUnaryOperation unary => LowerUnary(unary),
            IBinaryOperation binary => LowerBinary(binary),
            IConditionalOperation conditional => LowerSelect(conditional),
            IConversionOperation conversion => LowerConversion(conversion),
            ISwitchExpressionOperation choice => LowerSwitchExpression(choice),
            IIsPatternOperation test => LowerIsPattern(test),
            IInvocationOperation invocation => LowerCall(invocation),
            _ => Nothing(operation),
        };
    }

    private Expr? Nothing(IOperation operation)
    {
        Refuse(operation);
        return null;
    }

    private static Constant? ConstantOf(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: { } value } || TypeTable.Scalar(operation.Type) is not { } type)
            return null;
        long bits = value switch
        {
            bool truth => truth ? 1 : 0,
            double number => BitConverter.DoubleToInt64Bits(number),
            float number => BitConverter.ToInt32(BitConverter.GetBytes(number), 0),
            ulong number => unchecked((long)number),
            _ => System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        };
        return new Constant(type, bits);
    }

    private Expr? LowerVariable(IOperation operation, ISymbol symbol)
    {
        if (Symbols.TryGetVariable(symbol, out Variable? variable))
            return new VariableRef(variable);
        if (Symbols.TryGetBuffer(symbol, out _))
            context.Report(Descriptors.BufferValue, operation.Syntax, symbol.Name, "it cannot be passed on, compared or stored");
        else if (symbol is ILocalSymbol { IsConst: true })
            RefuseType(operation, operation.Type);
        else
            context.Fail();
        return null;
    }

    private Expr? LowerField(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!field.IsStatic)
            RefuseInstance(reference, field);
        else if (field.ContainingType.IsFileLocal)
            context.Report(Descriptors.InstanceState, reference.Syntax, field.Name, "its type is local to its file, and generated code is in another file");
        else if (TypeTable.Scalar(field.Type) is not { } type)
            RefuseType(reference, field.Type);
        else
            return new VariableRef(Symbols.Field(field, type));
        return null;
    }

    private void RefuseInstance(IOperation reference, ISymbol member)
    {
        if (reference is IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation })
            RefuseType(instance, instance.Type);
        else
            context.Report(Descriptors.InstanceState, reference.Syntax, member.Name, "it belongs to an object; pass its value as a parameter");
    }

    private Load? LowerLoad(IOperation operation) =>
        LowerElement(operation) is { } element ? new Load(context.NextId(operation.Syntax), element.Buffer, element.Index) : null;

    private Expr? LowerProperty(IPropertyReferenceOperation reference)
    {
        if (reference.Property.IsIndexer)
            return LowerLoad(reference);
        if (reference.Instance is { } instance)
        {
            Expr? measure = LowerMeasure(instance, reference.Property.Name, null, out bool handled);
            if (handled)
                return measure;
        }

        return Nothing(reference);
    }

    private Expr? LowerUnary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is not null || unary.IsLifted || TypeTable.Scalar(unary.Type) is null)
            return Nothing(unary);
        UnaryOp? op = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => UnaryOp.Negate,
            UnaryOperatorKind.BitwiseNegation => UnaryOp.BitNot,
            UnaryOperatorKind.Not => UnaryOp.LogicalNot,
            _ => null,
        };
        if (op is null && unary.OperatorKind != UnaryOperatorKind.Plus)
            return Nothing(unary);
        if (LowerExpression(unary.Operand) is not { } operand)
            return null;
        if (op == UnaryOp.Negate && unary.IsChecked && operand.Type.IsInteger())
            ReportChecked(unary, "'-'");
        return op is { } known ? new Unary(known, operand) : operand;
    }

    private Expr? LowerBinary(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null || binary.IsLifted)
            return Nothing(binary);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            Expr? first = LowerExpression(binary.LeftOperand);
            Expr? second = Conditionally(binary.RightOperand);
            return first is null || second is null
                ? null
                : new ShortCircuit(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd, first, second);
        }

        Expr? left = LowerExpression(binary.LeftOperand);
        Expr? right = LowerExpression(binary.RightOperand);
        if (left is null || right is null)
            return null;
        if (CompareOperator(binary.OperatorKind) is { } comparison)
            return new Compare(comparison, left, right);
        if (BinaryOperator(binary.OperatorKind) is not { } op)
            return Nothing(binary);
        if (binary.IsChecked && CanOverflow(op, left.Type))
            ReportChecked(binary, $"'{CheckedText(binary)}'");
        return new Binary(op, left, right);
    }

    private Expr? LowerSelect(IConditionalOperation conditional)
    {
        if (conditional.IsRef || conditional.WhenFalse is null || TypeTable.Scalar(conditional.Type) is null)
            return Nothing(conditional);
        Expr? condition = LowerExpression(conditional.Condition);
        Expr? whenTrue = Conditionally(conditional.WhenTrue);
        Expr? whenFalse = Conditionally(conditional.WhenFalse);
        return condition is null || whenTrue is null || whenFalse is null ? null : new Select(condition, whenTrue, whenFalse);
    }

    /// <summary>Lowers an operand that is not always evaluated.</summary>
    private Expr? Conditionally(IOperation operation)
    {
        conditionDepth++;
        Expr? value = LowerExpression(operation);
        conditionDepth--;
        return value;
    }

    private Expr? LowerConversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null || TypeTable.Scalar(conversion.Type) is null)
        {
            RefuseConversion(conversion);
            return null;
        }

        return LowerExpression(conversion.Operand) is { } operand ? Convert(conversion, operand) : null;
    }

    private void RefuseConversion(IConversionOperation conversion)
    {
        // The type at fault is the source's where that is none of ours, as in (double)text; a lambda or the like speaks for itself.
        if (conversion.Operand.Type is null || TypeTable.Scalar(conversion.Operand.Type) is null)
            LowerExpression(conversion.Operand);
        if (!context.Failed || TypeTable.Scalar(conversion.Operand.Type) is not null)
            RefuseType(conversion, conversion.Type);
    }

    private Expr Convert(IConversionOperation conversion, Expr operand)
    {
        ScalarType to = TypeTable.Scalar(conversion.Type)!.Value;
        if (conversion.IsChecked && !Holds(to, operand.Type))
            ReportChecked(conversion, $"conversion to '{to.Keyword()}'");
        return Exprs.ConvertTo(operand, to);
    }

    private static BinaryOp? BinaryOperator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOp.Add,
        BinaryOperatorKind.Subtract => BinaryOp.Subtract,
        BinaryOperatorKind.Multiply => BinaryOp.Multiply,
        BinaryOperatorKind.Divide => BinaryOp.Divide,
        BinaryOperatorKind.Remainder => BinaryOp.Remainder,
        BinaryOperatorKind.And => BinaryOp.And,
        BinaryOperatorKind.Or => BinaryOp.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOp.Xor,
        BinaryOperatorKind.LeftShift => BinaryOp.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOp.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOp.UnsignedShiftRight,
        _ => null,
    };

    private static CompareOp? CompareOperator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => CompareOp.Equal,
        BinaryOperatorKind.NotEquals => CompareOp.NotEqual,
        BinaryOperatorKind.LessThan => CompareOp.Less,
        BinaryOperatorKind.LessThanOrEqual => CompareOp.LessOrEqual,
        BinaryOperatorKind.GreaterThan => CompareOp.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => CompareOp.GreaterOrEqual,
        _ => null,
    };
}
